package dev.hawser.lambda.review.finding;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How bad a finding is, the worst first. */
public enum Severity {
    /** Can be exploited as it stands, or loses data. */
    @JsonProperty("critical")
    CRITICAL,
    /** A fault that will hurt sooner or later. */
    @JsonProperty("high")
    HIGH,
    /** Should be mended, but nothing burns. */
    @JsonProperty("medium")
    MEDIUM,
    /** A matter of taste and tidiness. */
    @JsonProperty("low")
    LOW;

    /** Returns whether this is as bad as the other, or worse. */
    public boolean isAtLeast(Severity other) {
        return compareTo(other) <= 0;
    }

    /** Returns the name as it stands in reports and in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
