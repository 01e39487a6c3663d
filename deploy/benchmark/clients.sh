# The clients: OpenSSH's sftp and curl, the same for every server. Sourced by deploy/bench.

# sftp_to SYSTEM CLIENT OPERATION: reads commands; with the client's default ciphers, or with AES-GCM forced.
sftp_to() {
  case $2 in
    sftp-gcm) sftp_cipher="-c aes128-gcm@openssh.com,aes256-gcm@openssh.com" ;;
    *) sftp_cipher= ;;
  esac
  eval "sftp_port=\${$1_sftp_port:-\${$1_port:-}}"
  # shellcheck disable=SC2086 # the option and its value
  sftp -F none -q -b - -i "$dir/$3.key" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
    -o IdentitiesOnly=yes -o LogLevel=ERROR $sftp_cipher -P "$sftp_port" "$("$1_login" "$3")"
}

# put_all SYSTEM CLIENT DIRECTORY: sends every file of a directory, in one session.
put_all() {
  case $2 in
    https)
      for put_file in "$3"/*; do
        put_name=${put_file##*/}
        printf 'upload-file = "%s"\nurl = "%s"\noutput = "/dev/null"\n' "$put_file" "$("$1_put_url" "$put_name")"
      done >"$client/config"
      "$1_curl" "$(sender_of "$1")" -K "$client/config"
      ;;
    *) echo "mput $3/* $("$1_target" "")" | sftp_to "$1" "$2" put >/dev/null ;;
  esac
}

# get_all SYSTEM CLIENT PREFIX DIGITS DIRECTORY: fetches every file whose name is that and a pattern for its digits, in one
# session. Ecluse shows a note beside each file, which nobody asked for.
get_all() {
  mkdir -p "$5"
  case $2 in
    https)
      curl_config "$1" "$3" "$5" >"$client/config"
      "$1_curl" "$(recipient_of "$1")" -K "$client/config"
      ;;
    *) echo "mget $("$1_source" "$3$4") $5/" | sftp_to "$1" "$2" get >/dev/null ;;
  esac
}

curl_config() {
  "$1_get_urls" "$2" | while read -r config_url config_name; do
    printf 'url = "%s"\noutput = "%s/%s"\n' "$config_url" "$3" "$config_name"
  done
}

sender_of() {
  eval "echo \${$1_sender:-}"
}

recipient_of() {
  eval "echo \${$1_recipient:-}"
}

# get_together SYSTEM CLIENT PREFIX COUNT DIRECTORY: as many clients as files, each of which fetches one.
get_together() {
  case $2 in
    https)
      "$1_curl" "$(recipient_of "$1")" --parallel --parallel-immediate --parallel-max "$4" --no-progress-meter \
        -K "$client/config"
      ;;
    *)
      : >"$client/gate"
      wait $together_pids
      ;;
  esac
}

# gather SYSTEM CLIENT PREFIX COUNT DIRECTORY: makes them ready. SFTP clients log in and wait at a gate, a pipe that nobody
# has opened for writing yet.
gather() {
  mkdir -p "$5"
  case $2 in
    https) curl_config "$1" "$3" "$5" >"$client/config" ;;
    *)
      rm -f "$client/gate" "$client"/ready.*
      mkfifo "$client/gate"
      together_pids=
      gather_number=0
      while [ "$gather_number" -lt "$4" ]; do
        gather_name=$3$(printf '%04d' "$gather_number")
        { echo pwd && cat "$client/gate" && echo "get $("$1_source" "$gather_name") $5/$gather_name"; } |
          sftp_to "$1" "$2" get >"$client/ready.$gather_number" &
        together_pids="$together_pids $!"
        gather_number=$((gather_number + 1))
        # Not more than a few at the same time: before the login, servers turn crowds away.
        until [ "$(ready_clients)" -ge $((gather_number - 8)) ]; do sleep 0.02; done
      done
      until [ "$(ready_clients)" -ge "$4" ]; do sleep 0.02; done
      ;;
  esac
}

# How many have logged in: their first answer is there.
ready_clients() {
  find "$client" -name 'ready.*' -size +0 | wc -l
}
