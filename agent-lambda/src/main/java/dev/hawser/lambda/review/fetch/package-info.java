/**
 * Brings source code into a workspace: an archive from a public host, or a path that is there already. Nothing in an archive,
 * and no answer of a host, is trusted.
 */
@NullMarked
package dev.hawser.lambda.review.fetch;

import org.jspecify.annotations.NullMarked;
