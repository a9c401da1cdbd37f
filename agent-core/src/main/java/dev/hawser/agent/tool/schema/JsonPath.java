package dev.hawser.agent.tool.schema;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in a value the check is. Its text is only made when there is something to report. */
final class JsonPath {

    static final JsonPath ROOT = new JsonPath(null, "", -1);

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$-]*");

    private final @Nullable JsonPath parent;
    private final String name;
    private final int index;

    private JsonPath(@Nullable JsonPath parent, String name, int index) {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    JsonPath property(String propertyName) {
        return new JsonPath(this, propertyName, -1);
    }

    JsonPath item(int position) {
        return new JsonPath(this, "", position);
    }

    @Override
    public String toString() {
        if (parent == null) {
            return "";
        }
        String before = parent.toString();
        if (index >= 0) {
            return before + "[" + index + "]";
        }
        if (!PLAIN.matcher(name).matches()) {
            return before + "[" + Words.quote(name) + "]";
        }
        return before.isEmpty() ? name : before + "." + name;
    }
}
