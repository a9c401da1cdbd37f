/** Models on Amazon Bedrock, through the Converse operation. */
@NullMarked
package dev.hawser.agent.bedrock;

import org.jspecify.annotations.NullMarked;
