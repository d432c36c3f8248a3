/** CPU time in ms that this process has used. Unlike the clock it stands still while other programs run. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
