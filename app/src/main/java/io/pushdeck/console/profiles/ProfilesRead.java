package io.pushdeck.console.profiles;

import java.util.Optional;

/// What the file of profiles says.
///
/// @param list    with trouble the standard profile alone, or what was last known
/// @param trouble empty if all is well
public record ProfilesRead(ProfileList list, Optional<ProfilesTrouble> trouble) {}
