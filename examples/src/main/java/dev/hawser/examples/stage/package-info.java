/** The review's functions on this machine as they are on Lambda, each in processes of its own, behind Lambda's Invoke API. */
@NullMarked
package dev.hawser.examples.stage;

import org.jspecify.annotations.NullMarked;
