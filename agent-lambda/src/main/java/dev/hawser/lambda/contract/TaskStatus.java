package dev.hawser.lambda.contract;

import java.util.Locale;

/** What became of a run. */
public enum TaskStatus {
    /** It is over and did what was asked. */
    COMPLETED,
    /** Its time was over before it was: ask again, with the same request, and it goes on. */
    SUSPENDED,
    /** Tool calls wait for a person: ask again with decisions. */
    APPROVAL_REQUIRED,
    /** It did not do what was asked, and asking again would not help. The error says why. */
    FAILED;

    /** Returns the word in the response. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
