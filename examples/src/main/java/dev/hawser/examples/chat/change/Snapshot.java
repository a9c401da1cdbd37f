package dev.hawser.examples.chat.change;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was at some paths at one moment.
 *
 * @param states by path, relative to the directory
 */
public record Snapshot(SortedMap<String, FileState> states) {

    /** Copies the map. */
    public Snapshot {
        states = Collections.unmodifiableSortedMap(new TreeMap<>(states));
    }

    /** Returns a line for each thing that can't be kept: its path, and why. */
    public List<String> unkept() {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof FileState.Unkept)
                .map(entry -> entry.getKey() + ": " + ((FileState.Unkept) entry.getValue()).why())
                .toList();
    }

    FileState at(String path) {
        return states.getOrDefault(path, new FileState.Absent());
    }

    /** Returns what is there in the other one and differs from this. */
    Map<String, FileState> changesIn(Snapshot other) {
        Map<String, FileState> changes = new TreeMap<>();
        states.forEach((path, state) -> {
            if (!other.at(path).equals(state)) {
                changes.put(path, other.at(path));
            }
        });
        other.states.forEach((path, state) -> {
            if (!at(path).equals(state)) {
                changes.put(path, state);
            }
        });
        return changes;
    }
}
