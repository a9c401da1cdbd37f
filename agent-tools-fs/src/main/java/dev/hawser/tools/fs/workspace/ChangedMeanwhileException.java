package dev.hawser.tools.fs.workspace;

import java.io.IOException;

/** Another process changed a file between the look at it and its replacement. */
final class ChangedMeanwhileException extends IOException {

    private static final long serialVersionUID = 1L;
}
