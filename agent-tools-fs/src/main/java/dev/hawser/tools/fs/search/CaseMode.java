package dev.hawser.tools.fs.search;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether capitals matter. */
public enum CaseMode {
    /** They matter if the pattern has one. */
    @JsonProperty("smart")
    SMART,
    /** They matter. */
    @JsonProperty("sensitive")
    SENSITIVE,
    /** They don't. */
    @JsonProperty("insensitive")
    INSENSITIVE;

    /** Returns whether this is what counts when nothing is said. */
    public boolean isDefault() {
        return this == SMART;
    }
}
