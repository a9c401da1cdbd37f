/**
 * What a test of an agent needs: a {@linkplain dev.hawser.testing.ScriptedModel model that follows a script}, and a
 * {@linkplain dev.hawser.testing.ConverseValidator validator} of requests to Amazon Bedrock.
 */
@NullMarked
package dev.hawser.testing;

import org.jspecify.annotations.NullMarked;
