package io.pushdeck.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;

/// Where the log goes: to files in the folder that [Main] names, and what matters to standard error too. In Java,
/// because
/// to read the same from XML takes a tenth of each start. Found by Logback as a service.
public final class LogConfigurator extends ContextAwareBase implements Configurator {
    private static final FileSize MOST_IN_A_FILE = new FileSize(5 * FileSize.MB_COEFFICIENT);
    private static final int MOST_OLD_FILES = 3;

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(file(context));
        root.addAppender(standardError(context));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext context) {
        String folder = System.getProperty("pushdeck.logs", System.getProperty("java.io.tmpdir") + "/pushdeck-logs");
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        FixedWindowRollingPolicy policy = new FixedWindowRollingPolicy();
        policy.setContext(context);
        policy.setParent(file);
        policy.setFileNamePattern(folder + "/pushdeck.%i.log");
        policy.setMinIndex(1);
        policy.setMaxIndex(MOST_OLD_FILES);
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(MOST_IN_A_FILE);
        file.setContext(context);
        file.setName("file");
        file.setFile(folder + "/pushdeck.log");
        file.setRollingPolicy(policy);
        file.setTriggeringPolicy(size);
        file.setEncoder(encoder(context, "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{36} - %msg%n"));
        policy.start();
        size.start();
        file.start();
        return file;
    }

    private static ConsoleAppender<ILoggingEvent> standardError(LoggerContext context) {
        ThresholdFilter warnings = new ThresholdFilter();
        warnings.setContext(context);
        warnings.setLevel("WARN");
        warnings.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("stderr");
        console.setTarget("System.err");
        console.addFilter(warnings);
        console.setEncoder(encoder(context, "%level %logger{0}: %msg%n%nopex"));
        console.start();
        return console;
    }

    private static PatternLayoutEncoder encoder(LoggerContext context, String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        encoder.start();
        return encoder;
    }
}
