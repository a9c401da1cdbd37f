package dev.hawser.agent.tool.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.function.IntPredicate;

/**
 * A bound of a number: {@code minimum}, {@code maximum}, {@code exclusiveMinimum} or {@code exclusiveMaximum}.
 *
 * @param demand how the bound is put, such as {@code at least}
 * @param bound what the number is compared with
 * @param allowed which outcomes of comparing the number with the bound are right
 */
record NumberKeyword(String demand, BigDecimal bound, IntPredicate allowed) implements Keyword {

    @Override
    public JsonNode check(JsonNode value, JsonPath path, Problems problems) {
        if (value.isNumber() && !allowed.test(value.decimalValue().compareTo(bound))) {
            problems.add(path, "must be " + demand + " " + bound.toPlainString() + ", got " + Words.of(value));
        }
        return value;
    }
}
