package dev.hawser.agent.session;

import dev.hawser.agent.session.JournalFormat.Attachment;
import dev.hawser.agent.session.JournalFormat.Envelope;
import dev.hawser.agent.session.JournalFormat.Written;
import dev.hawser.agent.tool.Effect;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The entries of a session in the log of a store. */
final class Journal {

    /** Fits wherever a text or base64 may stand. */
    private static final byte[] LEFT_OUT = "AAAA".getBytes(StandardCharsets.UTF_8);

    private final String sessionId;
    private final SessionLog log;
    private long sequence;

    Journal(String sessionId, SessionLog log) {
        this.sessionId = sessionId;
        this.log = log;
    }

    SessionLog log() {
        return log;
    }

    /** Reads all entries, from the first on. What a later compaction replaces is not read from beside the log. */
    void replay(Consumer<JournalEntry> each) {
        long lastCompaction = lastCompaction();
        forEachEnvelope(sessionId, log, envelope -> {
            boolean live = envelope.sequence() >= lastCompaction;
            each.accept(JournalFormat.entry(sessionId, envelope, live ? log::attachment : name -> LEFT_OUT));
            sequence = envelope.sequence();
        });
    }

    private long lastCompaction() {
        AtomicLong current = new AtomicLong();
        AtomicLong last = new AtomicLong();
        log.forEachRecord(record -> {
            long number = current.incrementAndGet();
            if (JournalFormat.isCompaction(record)) {
                last.set(number);
            }
        });
        return last.get();
    }

    /** Reads all entries with everything that is kept beside the log. */
    static void forEach(String sessionId, SessionReader reader, Consumer<JournalEntry> each) {
        forEachEnvelope(
                sessionId,
                reader,
                envelope -> each.accept(JournalFormat.entry(sessionId, envelope, reader::attachment)));
    }

    private static void forEachEnvelope(String sessionId, SessionReader reader, Consumer<Envelope> each) {
        AtomicLong sequence = new AtomicLong();
        reader.forEachRecord(record -> each.accept(JournalFormat.read(sessionId, sequence.incrementAndGet(), record)));
    }

    /** Writes an entry, and waits until it would survive a loss of power if something happens next that can't be repeated. */
    void append(JournalEntry entry, boolean flush) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Written written = JournalFormat.write(sequence + 1, now, entry);
        for (Attachment attachment : written.attachments()) {
            log.attach(attachment.name(), attachment.content());
        }
        log.append(written.text());
        sequence++;
        if (flush) {
            log.flush();
        }
    }

    /** Returns whether what is done next could not be repeated: a tool that only reads can. */
    static boolean mustLast(JournalEntry entry) {
        return !(entry instanceof JournalEntry.ToolStarted started) || started.effect() != Effect.READS;
    }
}
