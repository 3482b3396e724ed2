# Turns the default seccomp profile of Podman or Docker into one in which the
# jail can be built: jq -f profile.jq seccomp.json > vivarium.json
["clone", "unshare", "mount", "umount2", "pivot_root", "fsopen", "fsconfig", "fsmount", "move_mount", "open_tree",
 "mount_setattr", "sethostname", "setdomainname", "landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self"] as $names
| .syscalls |= map(.names -= $names | select(.names | length > 0))
| .syscalls += [{"names": $names, "action": "SCMP_ACT_ALLOW"}]
