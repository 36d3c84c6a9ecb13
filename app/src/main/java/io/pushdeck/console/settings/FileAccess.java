package io.pushdeck.console.settings;

import io.pushdeck.console.bridge.TextFiles;
import io.pushdeck.console.ui.FileDialogs;

/// How the operator chooses files, and what writes and reads them.
public record FileAccess(FileDialogs dialogs, TextFiles texts) {}
