/** An slf4j provider for functions: JSON lines with the keys of Powertools for AWS Lambda. */
@NullMarked
package dev.hawser.lambda.logging;

import org.jspecify.annotations.NullMarked;
