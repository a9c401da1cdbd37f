package dev.hawser.agent.tool.schema;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong while a value is checked. */
final class Problems {

    private final List<Problem> list = new ArrayList<>();

    void add(JsonPath path, String message) {
        list.add(new Problem(path.toString(), message));
    }

    void addAll(Problems others) {
        list.addAll(others.list);
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    int size() {
        return list.size();
    }

    boolean concern(JsonPath path) {
        String text = path.toString();
        return list.stream().anyMatch(problem -> problem.path().equals(text));
    }

    List<Problem> toList() {
        return List.copyOf(list);
    }
}
