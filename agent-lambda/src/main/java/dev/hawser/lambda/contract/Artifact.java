package dev.hawser.lambda.contract;

/**
 * A file that a run left in its workspace.
 *
 * @param path relative to the directory of the workspace
 * @param bytes its size
 * @param sha256 of its content, 64 hexadecimal digits
 */
public record Artifact(String path, long bytes, String sha256) {}
