package io.pushdeck.server.testing;

import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/// Decides for [Needs].
final class NeedsCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                .map(needs -> decide(needs.value(), SystemPart::isPresent, System.getenv("CI") != null))
                .orElseGet(() -> ConditionEvaluationResult.enabled("Needs nothing"));
    }

    static ConditionEvaluationResult decide(SystemPart[] parts, Predicate<SystemPart> present, boolean ci) {
        String missing = Stream.of(parts)
                .filter(present.negate())
                .map(part -> part + " is missing: " + part.remedy())
                .collect(Collectors.joining("; "));
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("All parts are present");
        }
        return ci
                ? ConditionEvaluationResult.enabled("CI skips nothing, though " + missing)
                : ConditionEvaluationResult.disabled(missing);
    }
}
