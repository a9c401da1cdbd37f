package dev.hawser.tools.fs.workspace;

/**
 * What a write left behind.
 *
 * @param path relative to the workspace
 * @param created whether the file was not there before
 * @param size of the whole file, in bytes
 * @param version of the new content, see {@link Workspace#version}
 */
public record WriteResult(String path, boolean created, long size, String version) {}
