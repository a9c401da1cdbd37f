/** What a test of an agent needs: a {@linkplain dev.hawser.testing.ScriptedModel model that follows a script}. */
@NullMarked
package dev.hawser.testing;

import org.jspecify.annotations.NullMarked;
