"""How the pages of a report look: the game's paper and ink, one column that a phone can hold, plain when printed."""

STYLE = """
:root{--ink:#18222d;--muted:#535d69;--paper:#f2ede2;--leaf:#fbf8f1;--line:#dbd2c1;--accent:#0f5274;--soft:#dfebf1;
--good:#3c6320;--bad:#9a371b;--warn:#77520a}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 "Open Sans",system-ui,sans-serif;color:var(--ink);background:var(--paper);
overflow-wrap:anywhere}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 3rem}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .3rem;text-wrap:balance}
h2{font-size:1.25rem;line-height:1.3;margin:0 0 .6rem;color:var(--accent)}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
p{margin:0 0 .6rem;max-width:42rem}ul{margin:.2rem 0 .6rem;padding-left:1.2rem}
section{background:var(--leaf);border:1px solid var(--line);border-radius:.8rem;padding:1.1rem 1.2rem;margin:1.1rem 0}
blockquote{margin:.2rem 0 .8rem;padding-left:.8rem;border-left:.25rem solid var(--accent)}
.limit{border-left:.25rem solid var(--warn);padding-left:.7rem}
.wide{overflow-x:auto;margin:.4rem 0 1rem}.wide:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
table{border-collapse:collapse;width:100%;overflow-wrap:break-word}
caption{text-align:left;font-weight:bold;padding-bottom:.3rem}
th,td{border-bottom:1px solid var(--line);padding:.4rem .8rem .4rem 0;text-align:left;vertical-align:top}
thead th{color:var(--muted);font-size:.875rem}
svg{display:block;width:100%;min-width:34rem;height:auto}
.beats{list-style:none;margin:0;padding:0}
.beats>li{display:grid;grid-template-columns:2.2rem minmax(0,3fr) minmax(0,2fr);gap:.2rem 1rem;padding:.8rem 0;
border-top:1px solid var(--line)}
.beat{color:var(--muted);font-weight:bold}.said p{margin:0 0 .3rem}.said .you{color:var(--accent)}
.meters{color:var(--muted);font-size:.875rem;margin:.2rem 0 0}.changes{margin:0;padding:0;list-style:none;
font-size:.875rem}.changes li{margin:0 0 .25rem}
@media(max-width:44rem){.beats>li{grid-template-columns:1.8rem minmax(0,1fr)}.changed{grid-column:2}
section{padding:.9rem .8rem}}
@media print{body{background:#fff;font-size:10.5pt}main{max-width:none;padding:0}
section{background:none;border:0;border-top:2px solid var(--ink);border-radius:0;padding:.6rem 0 0}
h2,h3{break-after:avoid}.beats>li,tr,svg,blockquote{break-inside:avoid}.wide{overflow:visible}svg{min-width:0;max-width:44rem}}
"""
