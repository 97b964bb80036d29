package org.longwave.ui.desk;

import java.util.List;
import org.longwave.api.output.RecordedFile;
import org.longwave.api.output.RecorderControl;
import org.longwave.api.output.RecorderState;
import org.longwave.api.output.RecorderTrack;

/** Any thread. A recorder as it stood a moment ago; the history is up to a second older. */
public record RecorderFacts(
        RecorderControl control, RecorderState state, List<RecorderTrack> tracks, List<RecordedFile> history) {}
