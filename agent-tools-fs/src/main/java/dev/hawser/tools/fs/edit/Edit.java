package dev.hawser.tools.fs.edit;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.hawser.agent.tool.Param;
import org.jspecify.annotations.Nullable;

/**
 * What a model wants replaced.
 *
 * @param oldText the text that is there
 * @param newText the text that shall be there instead
 * @param replaceAll whether to replace it wherever it is; null and false mean that it must be there once
 */
public record Edit(
        @JsonProperty("old")
        @Param("The text to replace, exactly as in the file, with line breaks and indentation but without line numbers."
                + " Take enough lines to make it unique.")
        String oldText,

        @JsonProperty("new") @Param("The text to put there, taken literally. Empty deletes.")
        String newText,

        @JsonProperty("replace_all") @Param("Replace every occurrence instead of the only one.") @Nullable Boolean replaceAll) {

    boolean everywhere() {
        return Boolean.TRUE.equals(replaceAll);
    }
}
