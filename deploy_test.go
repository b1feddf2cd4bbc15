package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"

	"guatu/internal/demo"
)

func deployed(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// systemd checks the unit, and how little it leaves open.
func TestUnit(t *testing.T) {
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		if os.Getenv("GUATU_REQUIRE_SYSTEMD") == "1" {
			t.Fatal("no systemd-analyze was found, and GUATU_REQUIRE_SYSTEMD=1 asks for it")
		}
		t.Skip("no systemd-analyze was found (with GUATU_REQUIRE_SYSTEMD=1 this is a failure)")
	}
	unit := strings.Replace(deployed(t, "guatu.service"), "/usr/local/bin/guatu", os.Args[0], 1)
	file := filepath.Join(t.TempDir(), "guatu.service")
	if err := os.WriteFile(file, []byte(unit), 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command(analyze, "verify", file).CombinedOutput()
	for line := range strings.Lines(string(said)) {
		// systemd knows growing pauses from 254 on, and goes on without them before.
		if !regexp.MustCompile(`Unknown key '(RestartSteps|RestartMaxDelaySec)'`).MatchString(line) {
			t.Errorf("verify: %s", line)
		}
	}
	if err != nil {
		t.Errorf("verify: %v", err)
	}
	said, err = exec.Command(analyze, "security", "--offline=true", "--threshold=15", file).CombinedOutput()
	if err != nil {
		t.Errorf("more is open than 1.5 of 10: %v\n%s", err, said)
	}
}

// What is deployed calls commands that there are, with flags that they know.
func TestDeployedCommands(t *testing.T) {
	container := deployed(t, "Containerfile")
	for _, want := range []string{"\nUSER 10001", "\nVOLUME /data", "ca-certificates tzdata", "CGO_ENABLED=1"} {
		if !strings.Contains(container, want) {
			t.Errorf("the container file has no %q", want)
		}
	}
	calls := regexp.MustCompile(`"guatu", "([a-z]+)", (?:"(-[a-z]+)", )?"-config"`).FindAllStringSubmatch(container, -1)
	calls = append(calls, regexp.MustCompile(`(?m)^CMD \["([a-z]+)", "(-config)"`).FindAllStringSubmatch(container, -1)...)
	calls = append(calls, regexp.MustCompile(`guatu ([a-z]+) (-config)`).FindAllStringSubmatch(deployed(t, "guatu.service"), -1)...)
	if len(calls) != 3 {
		t.Fatalf("calls: %q", calls)
	}
	for _, c := range calls {
		run, ok := commands[c[1]]
		if !ok {
			t.Errorf("there is no command %s", c[1])
			continue
		}
		err := run(t.Context(), []string{c[2], "-config", filepath.Join(t.TempDir(), "none.yaml")}[boolInt(c[2] == "-config"):])
		if err == nil || !strings.Contains(err.Error(), "none.yaml") {
			t.Errorf("guatu %s %s: %v", c[1], c[2], err)
		}
	}
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// scrape is /metrics, read by Prometheus' own parser.
func scrape(t *testing.T) map[string]*dto.MetricFamily {
	t.Helper()
	sample, err := demo.LoadSample()
	if err != nil {
		t.Fatal(err)
	}
	cfg := sampleConfig(t, sample)
	cfg.Backup.Dir = t.TempDir()
	page := httptest.NewRecorder()
	wired(t, cfg).routes().ServeHTTP(page, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if page.Code != http.StatusOK {
		t.Fatal(page.Code)
	}
	parser := expfmt.NewTextParser(model.UTF8Validation)
	families, err := parser.TextToMetricFamilies(page.Body)
	if err != nil {
		t.Fatal(err)
	}
	return families
}

func TestMetrics(t *testing.T) {
	ours := 0
	for name, f := range scrape(t) {
		counts := strings.HasSuffix(name, "_total")
		switch {
		case !strings.HasPrefix(name, "guatu_"):
			continue
		case f.GetHelp() == "" || !strings.HasSuffix(f.GetHelp(), "."):
			t.Errorf("%s is not explained: %q", name, f.GetHelp())
		case counts != (f.GetType() == dto.MetricType_COUNTER):
			t.Errorf("%s is a %v", name, f.GetType())
		case !counts && f.GetType() != dto.MetricType_GAUGE:
			t.Errorf("%s is a %v", name, f.GetType())
		}
		ours++
	}
	if ours < 19 {
		t.Errorf("only %d metrics", ours)
	}
}

// alertRules is a file of rules as Prometheus reads it.
type alertRules struct {
	Groups []struct {
		Name  string
		Rules []struct {
			Alert, Expr, For    string
			Labels, Annotations map[string]string
		}
	}
}

// Every rule is whole, and every metric that it names is there.
func TestAlerts(t *testing.T) {
	var rules alertRules
	if err := yaml.NewDecoder(strings.NewReader(deployed(t, "alerts.yaml")), yaml.Strict()).Decode(&rules); err != nil {
		t.Fatal(err)
	}
	there := scrape(t)
	words := []string{"up", "on", "and", "job", "instance", "guatu", "increase", "changes", "h", "m", "e"}
	named := map[string]bool{}
	for _, r := range rules.Groups[0].Rules {
		if r.Alert == "" || r.Annotations["summary"] == "" || r.Annotations["remedy"] == "" || !slices.Contains([]string{"page", "day"}, r.Labels["severity"]) {
			t.Errorf("a rule is not whole: %+v", r)
		}
		for _, word := range regexp.MustCompile(`[a-zA-Z_]+`).FindAllString(r.Expr, -1) {
			if there[word] == nil && !slices.Contains(words, word) {
				t.Errorf("%s names %s, which the program does not have", r.Alert, word)
			}
			named[word] = true
		}
	}
	if len(rules.Groups[0].Rules) < 8 || !named["guatu_outbox_age_seconds"] {
		t.Errorf("%d rules, over %v", len(rules.Groups[0].Rules), named)
	}
}

// docs/operations.md names the metrics that there are, and no other.
func TestMetricsAreTold(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("docs", "operations.md"))
	if err != nil {
		t.Fatal(err)
	}
	there := scrape(t)
	told := map[string]bool{}
	for _, name := range regexp.MustCompile(`guatu_[a-z_]+`).FindAllString(string(text), -1) {
		told[name] = true
		if there[name] == nil {
			t.Errorf("docs/operations.md names %s, which the program does not have", name)
		}
	}
	for name := range there {
		if strings.HasPrefix(name, "guatu_") && !told[name] {
			t.Errorf("docs/operations.md does not name %s", name)
		}
	}
}
