package dev.hawser.testing;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.ModelListener;

/** A listener that is also told where a block ends, and what it is as a whole. */
interface BlockListener extends ModelListener {

    /** A block, of which pieces may have come, is done. Blocks are done in the order of the answer. */
    void onBlock(Content block);
}
