package dev.hawser.tools.fs.handle;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;

/** Names for what is not finished yet. Whatever has such a name does not exist for the tools; see {@link Leftovers}. */
public final class TemporaryName {

    private static final String PREFIX = ".hawser-tmp-";

    private TemporaryName() {}

    /** Apart, because it takes 100 classes, and whoever only reads makes no names. */
    private static final class Unguessable {

        private static final SecureRandom RANDOM = new SecureRandom();
    }

    /** Returns a new name, which nobody can guess. */
    public static Name next() {
        byte[] bits = new byte[16];
        Unguessable.RANDOM.nextBytes(bits);
        return Name.of(PREFIX + HexFormat.of().formatHex(bits));
    }

    /** Returns the name of the {@link Claim} on a name: the same in every process, and for names that differ in case only. */
    static Name claimOf(Name name) {
        byte[] folded = name.text().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return Name.of(PREFIX + "claim-" + UUID.nameUUIDFromBytes(folded));
    }

    /** Whether the name is one of these, on a file system that ignores case too. */
    public static boolean matches(String name) {
        return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }
}
