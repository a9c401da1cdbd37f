package dev.hawser.lambda.contract;

/**
 * Why a run failed.
 *
 * @param kind for a program
 * @param message for a person: what was wrong and what to do
 */
public record TaskError(ErrorKind kind, String message) {}
