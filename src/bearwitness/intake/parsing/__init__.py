"""Files are parsed in a child process that holds no key, opens no file, starts no process and knows no network."""
