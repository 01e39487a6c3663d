# OpenSSH's internal-sftp on a plain directory. Sourced by deploy/bench.

openssh_missing() {
  if [ -x /usr/sbin/sshd ]; then
    return 1
  fi
  echo "no /usr/sbin/sshd; Debian: openssh-server"
}

openssh_version() {
  ssh -V 2>&1 | cut -d, -f1
}

# The keys by which clients log in to put and to get, everywhere; for Ecluse these are two accounts.
ssh_keys() {
  for key_use in put get; do
    [ -f "$dir/$key_use.key" ] || ssh-keygen -q -t ed25519 -N '' -f "$dir/$key_use.key"
  done
}

openssh_prepare() {
  sshd_prepare openssh
}

sshd_prepare() {
  ssh_keys
  mkdir -m 700 -p "$dir/$1" "$dir/$1-files"
  [ -f "$dir/$1/host_key" ] || ssh-keygen -q -t ed25519 -N '' -f "$dir/$1/host_key"
  cat "$dir/put.key.pub" "$dir/get.key.pub" >"$dir/$1/authorized_keys"
  # As root it wants its empty directory.
  [ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd
}

# sshd_start NAME: starts one on a free port; leaves its port and process in NAME_port and NAME_pid.
sshd_start() {
  sshd_port=$(free_port)
  cat >"$dir/$1/config" <<END
Port $sshd_port
ListenAddress 127.0.0.1
HostKey $dir/$1/host_key
AuthorizedKeysFile $dir/$1/authorized_keys
PidFile none
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
MaxStartups 1000
Subsystem sftp internal-sftp
END
  : >"$dir/$1/log"
  /usr/sbin/sshd -D -e -f "$dir/$1/config" 2>"$dir/$1/log" &
  eval "$1_port=$sshd_port $1_pid=$!"
  running="$running $1"
  until grep -q 'Server listening' "$dir/$1/log"; do
    sleep 0.01
  done
}

sshd_stop() {
  eval "sshd_pid=\$$1_pid"
  kill "$sshd_pid" 2>/dev/null || :
  wait "$sshd_pid" 2>/dev/null || :
  running=$(echo "$running" | sed "s/ $1//")
}

# A port that nothing listens on now.
free_port() {
  free_try=20000
  while grep -qi ":$(printf '%04x' "$free_try") " /proc/net/tcp; do
    free_try=$((free_try + 1))
  done
  echo "$free_try"
}

openssh_start() {
  sshd_start openssh
}

openssh_stop() {
  sshd_stop openssh
}

openssh_pids() {
  echo "$openssh_pid"
}

openssh_doors() {
  echo sftp-default sftp-gcm
}

openssh_login() {
  echo "$(id -un)@127.0.0.1"
}

openssh_target() {
  echo "$dir/openssh-files/$1"
}

openssh_source() {
  echo "$dir/openssh-files/$1"
}

openssh_forget() {
  find "$dir/openssh-files" -name "$1*" -delete
}
