/**
 * What a test of an agent needs: a {@linkplain dev.hawser.testing.ScriptedModel model that follows a script}, an
 * {@linkplain dev.hawser.testing.LocalBedrock endpoint on loopback} that speaks Amazon Bedrock's Converse protocol, and a
 * {@linkplain dev.hawser.testing.ConverseValidator validator} of what is sent to one.
 */
@NullMarked
package dev.hawser.testing;

import org.jspecify.annotations.NullMarked;
