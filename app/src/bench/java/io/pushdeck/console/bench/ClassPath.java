package io.pushdeck.console.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The console as jars alone: an AOT cache remembers classes of jars and not of folders.
final class ClassPath {
    private ClassPath() {}

    /// This process's class path, its folders packed into jars in `target`; those of the benchmark itself are left out.
    static String ofJars(Path target) {
        List<String> jars = new ArrayList<>();
        try {
            Files.createDirectories(target);
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                Path path = Path.of(entry);
                if (!Files.isDirectory(path)) {
                    jars.add(entry);
                } else if (!path.endsWith("bench-classes")) {
                    Path jar = target.resolve("folder-" + jars.size() + ".jar");
                    pack(path, jar);
                    jars.add(jar.toString());
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return String.join(File.pathSeparator, jars);
    }

    private static void pack(Path folder, Path jar) throws IOException {
        try (Stream<Path> walked = Files.walk(folder);
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Path file : walked.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }
}
