package org.longwave.ui.desk;

import org.longwave.api.output.OutputControl;
import org.longwave.api.output.OutputStatus;

/** Any thread. An output as it stood a moment ago. */
public record Output(String name, OutputControl control, OutputStatus status) {}
