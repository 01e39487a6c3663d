"""One deed with paramiko: PORT USER KEY KNOWN_HOSTS DEED ARGUMENT..."""

import os
import stat
import sys

import paramiko


def put(sftp, local, remote):
    sftp.put(local, remote)


def get(sftp, remote, local):
    sftp.get(remote, local)


def resume_put(sftp, local, remote):
    with open(local, "rb") as source, sftp.open(remote, "ab") as target:
        source.seek(sftp.stat(remote).st_size)
        while block := source.read(32768):
            target.write(block)


def resume_get(sftp, remote, local):
    with sftp.open(remote, "rb") as source, open(local, "ab") as target:
        source.seek(target.tell())
        while block := source.read(32768):
            target.write(block)


def get_tree(sftp, remote, local):
    os.makedirs(local)
    for entry in sftp.listdir_attr(remote):
        there = f"{remote}/{entry.filename}"
        here = os.path.join(local, entry.filename)
        if stat.S_ISDIR(entry.st_mode):
            get_tree(sftp, there, here)
        else:
            sftp.get(there, here)


def show(sftp, remote):
    for entry in sftp.listdir_attr(remote):
        print(entry.filename, entry.st_size)


def main(port, user, key, known_hosts, deed, *arguments):
    client = paramiko.SSHClient()
    client.load_host_keys(known_hosts)
    client.connect(
        "127.0.0.1",
        int(port),
        username=user,
        key_filename=key,
        allow_agent=False,
        look_for_keys=False,
    )
    with client, client.open_sftp() as sftp:
        globals()[deed](sftp, *arguments)


main(*sys.argv[1:])
