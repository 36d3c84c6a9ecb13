package io.pushdeck.server.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;

class NeedsTest {
    private static final SystemPart[] BOTH = {SystemPart.CHROMIUM, SystemPart.XDOTOOL};

    @Test
    void testRunsWhenAllPartsArePresent() {
        assertFalse(decide(EnumSet.allOf(SystemPart.class), false).isDisabled());
    }

    @Test
    void missingPartDisablesTheTestAndNamesTheCommandThatBringsIt() {
        ConditionEvaluationResult result = decide(EnumSet.of(SystemPart.XDOTOOL), false);

        assertTrue(result.isDisabled());
        assertEquals(Optional.of("CHROMIUM is missing: apt-get install chromium chromium-driver"), result.getReason());
    }

    @Test
    void missingPartNeverDisablesTheTestInCi() {
        assertFalse(decide(EnumSet.noneOf(SystemPart.class), true).isDisabled());
    }

    private static ConditionEvaluationResult decide(EnumSet<SystemPart> present, boolean ci) {
        return NeedsCondition.decide(BOTH, present::contains, ci);
    }
}
