package dev.hawser.agent.tool;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the {@link Tool} methods of an object. */
final class ToolMethods {

    private ToolMethods() {}

    /** Returns whether the class, a superclass or an interface of it has such a method. */
    static boolean areIn(Class<?> type) {
        for (Class<?> each : family(type)) {
            for (Method method : each.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Tool.class)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns the tools in the order of their names, since the JVM lists methods in no order that one could rely on. */
    static List<MethodTool> of(Object target) {
        List<MethodTool> tools = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Class<?> type : family(target.getClass())) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Tool.class) && seen.add(signature(method)) && !method.isBridge()) {
                    tools.add(MethodTool.of(target, method));
                }
            }
        }
        tools.sort(Comparator.comparing(tool -> tool.spec().name()));
        return tools;
    }

    /** Returns the class, its superclasses and all their interfaces; a class comes before what it overrides. */
    private static Set<Class<?>> family(Class<?> type) {
        Set<Class<?>> family = new LinkedHashSet<>();
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            family.add(each);
        }
        for (Class<?> each : List.copyOf(family)) {
            addInterfaces(each, family);
        }
        return family;
    }

    private static void addInterfaces(Class<?> type, Set<Class<?>> family) {
        for (Class<?> each : type.getInterfaces()) {
            family.add(each);
            addInterfaces(each, family);
        }
    }

    /** Returns what an overriding method has in common with the one that it overrides. */
    private static String signature(Method method) {
        String owner = Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers())
                ? method.getDeclaringClass().getName() + "."
                : "";
        return owner + method.getName() + Arrays.toString(method.getParameterTypes());
    }
}
