# Ecluse, with a sender and a recipient. Sourced by deploy/bench.

ecluse_missing() {
  return 1
}

ecluse_version() {
  "$root/ecluse" --version | head -n 1
}

ecluse_prepare() {
  ecluse_home=$dir/ecluse
  mkdir -m 700 -p "$ecluse_home"
  # One machine plays all clients: the limits that hold one machine down are not what is measured.
  cat >"$ecluse_home/ecluse.yml" <<END
sftp: {max-sessions: 2000, max-sessions-per-source: 2000, max-sessions-per-account: 2000}
release: {files: 10000000, bytes: 1000TiB, recipient.files: 10000000, recipient.bytes: 1000TiB}
ops.port: 0
END
  chmod 600 "$ecluse_home/ecluse.yml"
  ssh_keys
  export ECLUSE_HOME="$ecluse_home"
  "$root/ecluse" sender add hopital --ssh-key "$dir/put.key.pub" >/dev/null
  "$root/ecluse" recipient add ars --name ARS --ssh-key "$dir/get.key.pub" >/dev/null
  ecluse_sender=$("$root/ecluse" pass issue hopital --ttl 7d)
  ecluse_recipient=$("$root/ecluse" pass issue ars --ttl 7d)
}

# Starts it and waits for the line that says that it accepts connections.
ecluse_start() {
  # What the one before said must not be taken for this one's word.
  : >"$dir/ecluse.out"
  "$root/ecluse" serve --https-port 0 --sftp-port 0 >"$dir/ecluse.out" 2>>"$dir/ecluse.err" </dev/null &
  ecluse_pid=$!
  running="$running ecluse"
  until grep -q '^ready' "$dir/ecluse.out"; do
    kill -0 "$ecluse_pid"
    sleep 0.01
  done
  ecluse_url=$(sed -n 's/^ready https=\([^ ]*\) .*$/\1/p' "$dir/ecluse.out")/api/v1
  ecluse_sftp_port=$(sed -n 's/^ready .*sftp:.*:\([0-9]*\)$/\1/p' "$dir/ecluse.out")
}

ecluse_stop() {
  kill "$ecluse_pid" 2>/dev/null || :
  wait "$ecluse_pid" 2>/dev/null || :
  running=$(echo "$running" | sed 's/ ecluse//')
}

ecluse_pids() {
  echo "$ecluse_pid"
}

ecluse_doors() {
  echo sftp-default sftp-gcm https
}

# Whom the SFTP client logs in as: $1 is put or get.
ecluse_login() {
  case $1 in
    put) echo hopital@127.0.0.1 ;;
    get) echo ars@127.0.0.1 ;;
  esac
}

# Where a client writes, and the pattern by which it finds the file again.
ecluse_target() {
  echo "/ars/$1"
}

ecluse_source() {
  echo "/inbox/*/$1"
}

ecluse_curl() {
  ecluse_pass=$1
  shift
  curl -sS --fail --cacert "$ecluse_home/tls/cert.pem" -H "Authorization: Bearer $ecluse_pass" "$@"
}

ecluse_put_url() {
  echo "$ecluse_url/send/ars/$1"
}

# Prints, for each file whose name begins with $1, its URL and its name.
ecluse_get_urls() {
  { ecluse_curl "$ecluse_recipient" "$ecluse_url/inbox" && echo; } | tr "{" "\n" |
    sed -n "s/^.*\"id\":\"\(d-[a-z2-7]*\)\".*\"name\":\"\($1[^\"]*\)\".*\$/\1 \2/p" |
    while read -r ecluse_delivery ecluse_name; do
      echo "$ecluse_url/deliveries/$ecluse_delivery/content $ecluse_name"
    done
}

# What was fetched is gone by itself.
ecluse_forget() {
  :
}
