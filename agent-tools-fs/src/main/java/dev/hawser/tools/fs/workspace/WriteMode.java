package dev.hawser.tools.fs.workspace;

/** What {@link Workspace#write} does about a file that exists. */
public enum WriteMode {
    /** Refuses if anything has that name. */
    CREATE,
    /** Creates the file, or replaces its whole content. */
    OVERWRITE,
    /** Creates the file, or adds to its end. */
    APPEND
}
