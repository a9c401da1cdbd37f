package dev.hawser.examples.spring;

/**
 * Who is asking.
 *
 * @param name unique
 */
record User(String name) {}
