package dev.hawser.agent.session.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a lease file says. It has the same length always, so that writing it again never lets anybody see a shorter one.
 *
 * @param token tells this claim from one of the same number in a session of the same name, deleted meanwhile
 * @param holder the process that holds the lease
 * @param leaseTime how long after its last modification the lease is good
 * @param released whether the holder gave it back
 */
record LeaseFile(String token, ProcessIdentity holder, Duration leaseTime, boolean released) {

    private static final int LENGTH = 1024;

    byte[] toBytes() {
        String json = Json.write(Json.object()
                .put("token", token)
                .put("leaseMillis", leaseTime.toMillis())
                .put("released", released)
                .set("holder", holder.toJson()));
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(text, Math.max(LENGTH, text.length + 2));
        Arrays.fill(padded, text.length, padded.length - 1, (byte) ' ');
        padded[padded.length - 1] = '\n';
        return padded;
    }

    /**
     * Reads the file. Nothing, if it was created and its holder has not come to write it.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    static Optional<LeaseFile> read(Path file) throws IOException {
        try {
            JsonNode json = Json.parse(Files.readString(file));
            return json.hasNonNull("token")
                    ? Optional.of(new LeaseFile(
                            json.path("token").asText(),
                            ProcessIdentity.of(json.path("holder")),
                            Duration.ofMillis(json.path("leaseMillis").asLong()),
                            json.path("released").asBoolean()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    LeaseFile asReleased() {
        return new LeaseFile(token, holder, leaseTime, true);
    }
}
