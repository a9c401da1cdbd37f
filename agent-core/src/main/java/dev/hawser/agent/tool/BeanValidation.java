package dev.hawser.agent.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/** Puts the bounds that Jakarta Validation's annotations declare into schemas. Only to be used if its API is there. */
final class BeanValidation {

    private BeanValidation() {}

    static void addBounds(ObjectNode schema, Use use) {
        switch (schema.path("type").asText()) {
            case "string" -> addText(schema, use);
            case "integer", "number" -> addNumber(schema, use);
            case "array" -> addSize(schema, use, "minItems", "maxItems");
            case "object" -> addSize(schema, use, "minProperties", "maxProperties");
            case "boolean" -> addTruth(schema, use);
            default -> {
                // an object with a name of its own, or any value: nothing to bound
            }
        }
    }

    private static void addText(ObjectNode schema, Use use) {
        addSize(schema, use, "minLength", "maxLength");
        Pattern pattern = use.annotation(Pattern.class);
        if (pattern != null && pattern.flags().length == 0) {
            schema.put("pattern", "^(?:" + pattern.regexp() + ")$");
        } else if (use.annotation(NotBlank.class) != null) {
            schema.put("pattern", "\\S");
        }
        if (use.annotation(Email.class) != null) {
            schema.put("format", "email");
        }
    }

    private static void addSize(ObjectNode schema, Use use, String min, String max) {
        Size size = use.annotation(Size.class);
        boolean filled = use.annotation(NotEmpty.class) != null || use.annotation(NotBlank.class) != null;
        int least = Math.max(size == null ? 0 : size.min(), filled ? 1 : 0);
        if (least > 0) {
            schema.put(min, least);
        }
        if (size != null && size.max() < Integer.MAX_VALUE) {
            schema.put(max, size.max());
        }
    }

    private static void addTruth(ObjectNode schema, Use use) {
        if (use.annotation(AssertTrue.class) != null) {
            schema.put("const", true);
        } else if (use.annotation(AssertFalse.class) != null) {
            schema.put("const", false);
        }
    }

    private static void addNumber(ObjectNode schema, Use use) {
        Min min = use.annotation(Min.class);
        if (min != null) {
            schema.put("minimum", min.value());
        }
        Max max = use.annotation(Max.class);
        if (max != null) {
            schema.put("maximum", max.value());
        }
        DecimalMin decimalMin = use.annotation(DecimalMin.class);
        if (decimalMin != null) {
            schema.put(decimalMin.inclusive() ? "minimum" : "exclusiveMinimum", new BigDecimal(decimalMin.value()));
        }
        DecimalMax decimalMax = use.annotation(DecimalMax.class);
        if (decimalMax != null) {
            schema.put(decimalMax.inclusive() ? "maximum" : "exclusiveMaximum", new BigDecimal(decimalMax.value()));
        }
        addSign(schema, use);
    }

    private static void addSign(ObjectNode schema, Use use) {
        if (use.annotation(Positive.class) != null) {
            schema.put("exclusiveMinimum", 0);
        }
        if (use.annotation(PositiveOrZero.class) != null) {
            schema.put("minimum", 0);
        }
        if (use.annotation(Negative.class) != null) {
            schema.put("exclusiveMaximum", 0);
        }
        if (use.annotation(NegativeOrZero.class) != null) {
            schema.put("maximum", 0);
        }
    }
}
