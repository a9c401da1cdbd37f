package dev.hawser.tools.fs.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.tools.fs.text.Escapes;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What every refusal of a workspace must be like. */
public final class Refusals {

    private Refusals() {}

    /** Asserts that it is refused for that reason, and returns the message. */
    public static String assertRefused(Code code, ThrowingCallable call) {
        return refusal(code, call).getMessage();
    }

    /** Asserts that it is refused for that reason, and returns the refusal. */
    static WorkspaceException refusal(Code code, ThrowingCallable call) {
        WorkspaceException refusal = catchThrowableOfType(WorkspaceException.class, call);
        assertThat(refusal).as("was refused").isNotNull();
        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
        assertThat(refusal.getMessage())
                .startsWith(code.name().toLowerCase(Locale.ROOT) + ": ")
                .contains(Escapes.quote(refusal.path()))
                .endsWith(".");
        return refusal;
    }
}
