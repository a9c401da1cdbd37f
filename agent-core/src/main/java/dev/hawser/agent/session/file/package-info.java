/** Sessions as files that several processes and machines can share, also over NFS. */
@NullMarked
package dev.hawser.agent.session.file;

import org.jspecify.annotations.NullMarked;
