/** An agent in a Spring Boot service: a bean, a session for each user, answers streamed as server-sent events. */
@NullMarked
package dev.hawser.examples.spring;

import org.jspecify.annotations.NullMarked;
