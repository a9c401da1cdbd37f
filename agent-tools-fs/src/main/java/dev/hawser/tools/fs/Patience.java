package dev.hawser.tools.fs;

import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends long work when nobody waits for it any more. */
final class Patience {

    private Patience() {}

    /** Throws if the run was cancelled, or its time is up. */
    static void check(ToolContext context) {
        context.cancellation().throwIfCancelled();
        if (context.deadline().hasPassed()) {
            throw new ToolException("there was no time left to look at everything: give a smaller path.");
        }
    }

    /** Returns the stream, which checks whenever it is read from. */
    static InputStream checking(ToolContext context, InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                check(context);
                return super.read(bytes, offset, length);
            }
        };
    }
}
