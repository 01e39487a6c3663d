# OpenSSH's internal-sftp on a directory that gocryptfs encrypts. Sourced by deploy/bench, after openssh.sh.

gocryptfs_missing() {
  if ! command -v gocryptfs >/dev/null; then
    echo "no gocryptfs; Debian: gocryptfs"
  elif [ ! -w /dev/fuse ]; then
    echo "FUSE cannot mount here: no /dev/fuse"
  elif openssh_missing; then
    :
  else
    return 1
  fi
}

gocryptfs_version() {
  gocryptfs -version | cut -d';' -f1
}

gocryptfs_prepare() {
  sshd_prepare gocryptfs
  mkdir -p "$dir/gocryptfs-cipher"
  echo bench >"$dir/gocryptfs/password"
  [ -f "$dir/gocryptfs-cipher/gocryptfs.conf" ] ||
    gocryptfs -init -q -passfile "$dir/gocryptfs/password" "$dir/gocryptfs-cipher"
}

gocryptfs_start() {
  gocryptfs -fg -q -passfile "$dir/gocryptfs/password" "$dir/gocryptfs-cipher" "$dir/gocryptfs-files" &
  gocryptfs_mount_pid=$!
  until grep -q " $dir/gocryptfs-files " /proc/mounts; do
    kill -0 "$gocryptfs_mount_pid"
    sleep 0.01
  done
  sshd_start gocryptfs
}

gocryptfs_stop() {
  sshd_stop gocryptfs
  fusermount -u "$dir/gocryptfs-files" || umount "$dir/gocryptfs-files"
  wait "$gocryptfs_mount_pid" 2>/dev/null || :
}

gocryptfs_pids() {
  echo "$gocryptfs_pid" "$gocryptfs_mount_pid"
}

gocryptfs_doors() {
  echo sftp-default sftp-gcm
}

gocryptfs_login() {
  openssh_login
}

gocryptfs_target() {
  echo "$dir/gocryptfs-files/$1"
}

gocryptfs_source() {
  echo "$dir/gocryptfs-files/$1"
}

gocryptfs_forget() {
  find "$dir/gocryptfs-files" -name "$1*" -delete
}
