package io.pushdeck.server.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// The test runs only where these parts are present; elsewhere it is skipped, and the reason names the command that
/// brings them. Where the environment variable `CI` is set it always runs, so that a missing part fails the build
/// instead of hiding the test.
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(NeedsCondition.class)
public @interface Needs {
    /// All of them.
    SystemPart[] value();
}
