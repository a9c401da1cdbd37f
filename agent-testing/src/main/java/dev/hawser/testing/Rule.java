package dev.hawser.testing;

import java.util.stream.Stream;

/** A rule of the service. */
@FunctionalInterface
interface Rule {

    /** Returns what the request body does against the rule, in the service's words. */
    Stream<String> violations(Part body);

    /** Words an error that the service passes on from the model behind it. */
    static String fromModel(String message) {
        return "The model returned the following errors: " + message;
    }
}
