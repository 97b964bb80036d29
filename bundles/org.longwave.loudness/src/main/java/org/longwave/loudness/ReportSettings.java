package org.longwave.loudness;

import java.nio.file.Path;

/** Any thread. What one reporter of the station does. */
record ReportSettings(String name, String bus, Path folder, Target target) {}
