/** The code review: reviewers explore a directory with read-only tools and report what they find. */
@NullMarked
package dev.hawser.examples.review;

import org.jspecify.annotations.NullMarked;
