# SPDX-License-Identifier: Apache-2.0
# For scripts that are a row of stages: each is timed, its output kept in $STAGE_LOGS, and counted.
# A stage whose output holds lines "N passed, N failed" counts as that many, one that says
# "skipped: WHY" as none, any other as one.
passed=0
failed=0
failures=()
STAGE_LOGS=${STAGE_LOGS:-build/stages}

# stage NAME COMMAND...: runs it; a failure is shown and remembered, and its status returned.
stage() {
    local name=$1 log status=0 begin=$SECONDS
    shift
    mkdir -p "$STAGE_LOGS"
    log=$STAGE_LOGS/${name//[^a-zA-Z0-9]/_}.log
    printf '%-34s ' "$name"
    "$@" >"$log" 2>&1 </dev/null || status=$?
    count_results "$log" "$status"
    printf '%5d s  %s\n' $((SECONDS - begin)) "$stage_result"
    [ $status -eq 0 ] && return 0
    failures+=("$name")
    echo "--- the end of $log"
    tail -n 40 "$log"
    echo "---"
    return $status
}

count_results() {
    local log=$1 status=$2 ok bad
    if [ "$status" -eq 0 ] && stage_result=$(grep -m 1 '^skipped: ' "$log"); then return; fi
    read -r ok bad < <(awk '/^[0-9]+ passed, [0-9]+ failed$/ {ok += $1; bad += $3}
                            END {print ok + 0, bad + 0}' "$log")
    [ $((ok + bad)) -gt 0 ] || ok=$((status == 0))
    [ "$status" -eq 0 ] || [ "$bad" -gt 0 ] || bad=1
    passed=$((passed + ok))
    failed=$((failed + bad))
    stage_result="$ok passed, $bad failed"
}

# The last line of the whole run, and its status.
finish() {
    echo
    [ ${#failures[@]} -eq 0 ] || printf 'failed: %s\n' "${failures[@]}"
    printf 'all stages %d s\n' "$SECONDS"
    echo "$passed passed, $failed failed"
    [ ${#failures[@]} -eq 0 ]
}
