/**
 * What a test of an agent needs: a {@linkplain dev.hawser.testing.ScriptedModel model that follows a script}, an
 * {@linkplain dev.hawser.testing.LocalBedrock endpoint on loopback} that speaks Amazon Bedrock's Converse protocol, a
 * {@linkplain dev.hawser.testing.ConverseValidator validator} of what is sent to one, and the
 * {@linkplain dev.hawser.testing.ModelContract promises of a model} as tests for one of your own.
 */
@NullMarked
package dev.hawser.testing;

import org.jspecify.annotations.NullMarked;
